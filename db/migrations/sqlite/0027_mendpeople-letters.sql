ALTER TABLE `mails` ADD `reader_id` text REFERENCES customers(id);--> statement-breakpoint
ALTER TABLE `mails` ADD `customer_id` text REFERENCES customers(id);--> statement-breakpoint
CREATE INDEX `mails_by_reader` ON `mails` (`reader_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_by_customer` ON `mails` (`customer_id`);