CREATE TABLE `recurring_dates` (
	`id` text PRIMARY KEY NOT NULL,
	`recurring_id` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`placement_key` text NOT NULL,
	`cart_id` text,
	`order_id` text,
	`reason` text,
	`lacks` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`try_at` integer NOT NULL,
	`by_name` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`recurring_id`) REFERENCES `recurring_orders`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recurring_dates_placementKey_unique` ON `recurring_dates` (`placement_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `recurring_dates_day` ON `recurring_dates` (`recurring_id`,`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `recurring_dates_order` ON `recurring_dates` (`order_id`);--> statement-breakpoint
CREATE INDEX `recurring_dates_open` ON `recurring_dates` (`try_at`,`id`) WHERE state in ('due', 'placed');--> statement-breakpoint
CREATE TABLE `recurring_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`recurring_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`added_by_id` text,
	`added_by_name` text,
	FOREIGN KEY (`recurring_id`) REFERENCES `recurring_orders`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recurring_lines_quantity" CHECK(quantity >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recurring_lines_sku` ON `recurring_lines` (`recurring_id`,`sku_id`);--> statement-breakpoint
CREATE TABLE `recurring_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`every` integer NOT NULL,
	`unit` text NOT NULL,
	`anchor` text NOT NULL,
	`month_day` integer NOT NULL,
	`next_day` text,
	`until_day` text,
	`times` integer,
	`placed` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`ship_to_id` text NOT NULL,
	`bill_to_id` text,
	`delivery_method_id` text NOT NULL,
	`gateway` text NOT NULL,
	`payment_token_id` text,
	`paused_because` text,
	`ended_because` text,
	`manager_id` text,
	`manager_name` text,
	`manager_email` text,
	`assist_id` text,
	`assist_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_method_id`) REFERENCES `delivery_methods`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_token_id`) REFERENCES `payment_tokens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recurring_orders_every" CHECK(every >= 1),
	CONSTRAINT "recurring_orders_on_behalf" CHECK((assist_id is null) = (manager_id is null))
);
--> statement-breakpoint
CREATE INDEX `recurring_orders_by_customer` ON `recurring_orders` (`customer_id`,`shop_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `recurring_orders_due` ON `recurring_orders` (`state`,`next_day`,`id`);