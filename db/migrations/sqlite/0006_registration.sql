CREATE TABLE `attribute_definitions` (
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`helps` text,
	`pattern` text,
	`choices` text,
	`mandatory` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `code`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
