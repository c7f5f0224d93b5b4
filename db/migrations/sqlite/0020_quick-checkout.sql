CREATE TABLE `quick_checkouts` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`ship_to_id` text NOT NULL,
	`bill_to_id` text,
	`delivery_method_id` text NOT NULL,
	`gateway` text NOT NULL,
	`payment_token_id` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
