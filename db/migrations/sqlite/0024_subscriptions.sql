CREATE TABLE `subscription_terms` (
	`id` text PRIMARY KEY NOT NULL,
	`sku_id` text NOT NULL,
	`months` integer NOT NULL,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "subscription_terms_one" CHECK(months >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscription_terms_months` ON `subscription_terms` (`sku_id`,`months`);--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`term_start` text,
	`term_end` text,
	`cancelled_at` integer,
	`reminded_for` text,
	FOREIGN KEY (`id`) REFERENCES `recurring_orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `subscriptions_cancelled` ON `subscriptions` (`cancelled_at`,`id`);