CREATE TABLE `assist_transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`assist_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`from_manager_id` text NOT NULL,
	`to_manager_id` text NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`offered_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`is_declined` integer DEFAULT false NOT NULL,
	`taken_as` text,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_as`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assist_transfers_open` ON `assist_transfers` (`assist_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `assist_transfers_to` ON `assist_transfers` (`to_manager_id`,`shop_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `assist_transfers_of_customer` ON `assist_transfers` (`customer_id`);