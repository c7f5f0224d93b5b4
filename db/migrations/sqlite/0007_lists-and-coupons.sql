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
CREATE UNIQUE INDEX `lists_wish` ON `lists` (`shop_id`,`customer_id`) WHERE kind = 'wish';--> statement-breakpoint
ALTER TABLE `carts` ADD `coupon_code` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `discount` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `discount` integer DEFAULT 0 NOT NULL;