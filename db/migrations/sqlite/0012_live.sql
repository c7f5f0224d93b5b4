ALTER TABLE `cart_lines` ADD `changed_by_id` text;--> statement-breakpoint
ALTER TABLE `cart_lines` ADD `changed_by_name` text;--> statement-breakpoint
ALTER TABLE `cart_lines` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `carts` ADD `changed_by_id` text;--> statement-breakpoint
ALTER TABLE `carts` ADD `changed_by_name` text;