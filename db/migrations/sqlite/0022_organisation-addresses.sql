CREATE TABLE `organisation_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`is_default` integer NOT NULL,
	`name` text NOT NULL,
	`company` text DEFAULT '' NOT NULL,
	`line1` text NOT NULL,
	`line2` text DEFAULT '' NOT NULL,
	`postcode` text NOT NULL,
	`city` text NOT NULL,
	`country` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `organisation_addresses_by_shop` ON `organisation_addresses` (`shop_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_addresses_default` ON `organisation_addresses` (`shop_id`,`kind`) WHERE is_default;--> statement-breakpoint
ALTER TABLE `carts` ADD `place_said_in_id` text;