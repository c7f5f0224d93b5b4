CREATE TABLE `list_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`added_by_id` text,
	`added_by_name` text,
	`list_reference` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "list_lines_quantity" CHECK(quantity >= 1 and quantity <= 9999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `list_lines_sku` ON `list_lines` (`list_id`,`sku_id`,`list_reference`);--> statement-breakpoint
CREATE TABLE `lists` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`shared` integer DEFAULT false NOT NULL,
	`link_seed` text DEFAULT '' NOT NULL,
	`link_hash` text,
	`shown_as` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lists_linkHash_unique` ON `lists` (`link_hash`);--> statement-breakpoint
CREATE INDEX `lists_by_customer` ON `lists` (`shop_id`,`customer_id`,`kind`);--> statement-breakpoint
CREATE INDEX `lists_shared` ON `lists` (`shop_id`) WHERE shared;--> statement-breakpoint
CREATE UNIQUE INDEX `lists_wish` ON `lists` (`shop_id`,`customer_id`) WHERE kind = 'wish';