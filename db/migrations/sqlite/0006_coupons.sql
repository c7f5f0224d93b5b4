CREATE TABLE `coupon_holders` (
	`coupon_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`given_by_name` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`coupon_id`, `customer_id`),
	FOREIGN KEY (`coupon_id`) REFERENCES `coupons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coupon_holders_by_customer` ON `coupon_holders` (`customer_id`);--> statement-breakpoint
CREATE TABLE `coupon_uses` (
	`order_id` text PRIMARY KEY NOT NULL,
	`coupon_id` text NOT NULL,
	`customer_id` text,
	`at` integer NOT NULL,
	`given_back_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coupon_id`) REFERENCES `coupons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coupon_uses_by_customer` ON `coupon_uses` (`customer_id`,`coupon_id`);--> statement-breakpoint
CREATE TABLE `coupons` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`percent` integer,
	`amount` integer,
	`currency` text NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`usage_limit` integer,
	`customer_limit` integer,
	`assigned_only` integer DEFAULT false NOT NULL,
	`enabled` integer DEFAULT true NOT NULL,
	`used` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "coupons_value" CHECK((percent is null) <> (amount is null)),
	CONSTRAINT "coupons_percent" CHECK(percent is null or (percent >= 1 and percent <= 100)),
	CONSTRAINT "coupons_amount" CHECK(amount is null or amount >= 1),
	CONSTRAINT "coupons_used" CHECK(used >= 0 and (usage_limit is null or used <= usage_limit))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coupons_code` ON `coupons` (`shop_id`,`code`);--> statement-breakpoint
ALTER TABLE `carts` ADD `coupon_code` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `discount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `discount` integer DEFAULT 0 NOT NULL;