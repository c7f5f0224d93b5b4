CREATE TABLE `desk_visits` (
	`manager_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`manager_id`, `shop_id`, `customer_id`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_visits_by_time` ON `desk_visits` (`manager_id`,`shop_id`,`at`,`customer_id`);--> statement-breakpoint
CREATE INDEX `assists_by_manager` ON `assists` (`manager_id`,`shop_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `carts_by_shop` ON `carts` (`shop_id`,`kind`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_waiting` ON `orders` (`shop_id`,`placed_at`,`id`) WHERE state in ('os.waiting', 'os.waiting.approve', 'os.waiting.payment');