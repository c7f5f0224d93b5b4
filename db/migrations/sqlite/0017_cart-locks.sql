ALTER TABLE `assists` ADD `in_draft` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assists` ADD `locked_until` integer;--> statement-breakpoint
ALTER TABLE `assists` ADD `lock_taken_by` text;