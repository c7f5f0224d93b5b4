CREATE TABLE `assist_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`manager_id` text NOT NULL,
	`session_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`reason` text NOT NULL,
	`reason_text` text DEFAULT '' NOT NULL,
	`ticket` text DEFAULT '' NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`code_digest` text,
	`tries_left` integer NOT NULL,
	`answer` text,
	`way` text,
	`answered_at` integer,
	`words` text DEFAULT '' NOT NULL,
	`assist_id` text,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assist_requests_by_customer` ON `assist_requests` (`customer_id`,`shop_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `assist_requests_by_session` ON `assist_requests` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `assist_requests_used` ON `assist_requests` (`assist_id`);--> statement-breakpoint
ALTER TABLE `assists` ADD `consent` text;--> statement-breakpoint
ALTER TABLE `assists` ADD `disputed_at` integer;