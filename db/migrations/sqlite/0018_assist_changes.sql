CREATE TABLE `assist_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`assist_id` text NOT NULL,
	`thing` text NOT NULL,
	`key` text NOT NULL,
	`before` text,
	`after` text,
	`changed_at` integer NOT NULL,
	`taken_back_at` integer,
	`taken_back_by_name` text,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assist_changes_by_assist` ON `assist_changes` (`assist_id`,`changed_at`,`id`);--> statement-breakpoint
CREATE INDEX `assist_changes_by_time` ON `assist_changes` (`changed_at`);