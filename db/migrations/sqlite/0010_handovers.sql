CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`assist_id` text NOT NULL,
	`manager_id` text NOT NULL,
	`manager_name` text NOT NULL,
	`total` integer NOT NULL,
	`link_seed` text NOT NULL,
	`link_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`seen_at` integer,
	`withdrawn_at` integer,
	`order_id` text,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_link` ON `handovers` (`link_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_order` ON `handovers` (`order_id`);--> statement-breakpoint
CREATE INDEX `handovers_by_customer` ON `handovers` (`customer_id`,`shop_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `handovers_by_assist` ON `handovers` (`assist_id`);