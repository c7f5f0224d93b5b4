DROP INDEX `mails_by_due`;--> statement-breakpoint
ALTER TABLE `mails` ADD `order_id` text REFERENCES orders(id);--> statement-breakpoint
CREATE INDEX `mails_by_age` ON `mails` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `mails_by_recipient` ON `mails` (`recipient`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `mails_by_order` ON `mails` (`order_id`,`created_at`);