CREATE TABLE `managed_list_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`list_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`ordered` integer DEFAULT 0 NOT NULL,
	`note` text NOT NULL,
	`alternatives` text NOT NULL,
	`price_then` integer,
	`currency_then` text NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `managed_lists`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "managed_list_lines_quantity" CHECK(quantity >= 1 and quantity <= 9999),
	CONSTRAINT "managed_list_lines_ordered" CHECK(ordered >= 0 and ordered <= quantity)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `managed_list_lines_sku` ON `managed_list_lines` (`list_id`,`sku_id`);--> statement-breakpoint
CREATE TABLE `managed_list_orders` (
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`at` integer NOT NULL,
	`given_back_at` integer,
	PRIMARY KEY(`order_id`, `line_id`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `managed_list_lines`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `managed_list_orders_by_line` ON `managed_list_orders` (`line_id`);--> statement-breakpoint
CREATE TABLE `managed_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`message` text NOT NULL,
	`valid_until` integer,
	`manager_id` text NOT NULL,
	`manager_name` text NOT NULL,
	`manager_email` text NOT NULL,
	`assist_id` text NOT NULL,
	`link_hash` text NOT NULL,
	`link_expires_at` integer NOT NULL,
	`seen_at` integer,
	`decided_at` integer,
	`decided_by_name` text,
	`reject_reason` text DEFAULT '' NOT NULL,
	`reminded_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "managed_lists_decided" CHECK((decided_at is not null) = (state in ('accepted', 'ordered', 'rejected')))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `managed_lists_linkHash_unique` ON `managed_lists` (`link_hash`);--> statement-breakpoint
CREATE INDEX `managed_lists_by_customer` ON `managed_lists` (`shop_id`,`customer_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `managed_lists_by_state` ON `managed_lists` (`shop_id`,`state`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `managed_lists_by_end` ON `managed_lists` (`state`,`valid_until`);