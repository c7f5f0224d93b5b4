CREATE TABLE `invoice_settlements` (
	`invoice_id` text PRIMARY KEY NOT NULL,
	`by_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `carts` ADD `reference` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `reference` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `due_on` text;