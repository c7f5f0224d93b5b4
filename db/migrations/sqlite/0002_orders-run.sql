CREATE TABLE `order_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by_id` text,
	`assist_id` text,
	`answered_by_name` text,
	`answer` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_requests_open` ON `order_requests` (`order_id`,`kind`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `order_requests_by_shop` ON `order_requests` (`shop_id`,`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `payment_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`gateway` text NOT NULL,
	`customer_id` text,
	`guest_hash` text,
	`token` text NOT NULL,
	`brand` text NOT NULL,
	`last_four` text NOT NULL,
	`expiry_month` integer NOT NULL,
	`expiry_year` integer NOT NULL,
	`saved` integer NOT NULL,
	`added_by_name` text,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_tokens_by_customer` ON `payment_tokens` (`customer_id`,`removed_at`);--> statement-breakpoint
CREATE TABLE `gateway_parameters` (
	`shop_id` text NOT NULL,
	`gateway` text NOT NULL,
	`name` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`shop_id`, `gateway`, `name`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text NOT NULL,
	`delivery_id` text,
	`payment_id` text NOT NULL,
	`total` integer NOT NULL,
	`tax` integer NOT NULL,
	`currency` text NOT NULL,
	`issued_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_paymentId_unique` ON `invoices` (`payment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`shop_id`,`number`);--> statement-breakpoint
CREATE INDEX `invoices_by_order` ON `invoices` (`order_id`);--> statement-breakpoint
CREATE TABLE `payment_callbacks` (
	`id` text PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`shop_id` text,
	`event_id` text,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`operation` text,
	`order_id` text,
	`amount` integer,
	`currency` text,
	`reason` text,
	`closed_by_name` text,
	`received_at` integer NOT NULL,
	`processed_at` integer,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_callbacks_event` ON `payment_callbacks` (`gateway`,`event_id`);--> statement-breakpoint
CREATE INDEX `payment_callbacks_by_state` ON `payment_callbacks` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `payment_callbacks_by_order` ON `payment_callbacks` (`order_id`);--> statement-breakpoint
CREATE TABLE `payment_intents` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`order_id` text NOT NULL,
	`delivery_id` text,
	`operation` text NOT NULL,
	`amount` integer NOT NULL,
	`key` text NOT NULL,
	`about_id` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `payment_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payment_intents_by_run` ON `payment_intents` (`run_id`);--> statement-breakpoint
CREATE INDEX `payment_intents_by_order` ON `payment_intents` (`order_id`);--> statement-breakpoint
CREATE TABLE `payment_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`result` text,
	`frame` text NOT NULL,
	`leased_until` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_runs_open` ON `payment_runs` (`order_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `payment_runs_by_lease` ON `payment_runs` (`state`,`leased_until`);--> statement-breakpoint
CREATE TABLE `test_gateway_book` (
	`key` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`order_number` text NOT NULL,
	`operation` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`result` text NOT NULL,
	`settled` integer NOT NULL,
	`reference` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__new_stock` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
	`owed` integer DEFAULT 0 NOT NULL,
	`availability` text NOT NULL,
	`available_from` integer,
	`available_to` integer,
	`release_date` integer,
	`disabled` integer DEFAULT false NOT NULL,
	`min_order` integer DEFAULT 1 NOT NULL,
	`max_order` integer,
	`step_order` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`centre_id`) REFERENCES `fulfilment_centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stock_not_negative" CHECK(quantity >= 0 and reserved >= 0 and owed >= 0),
	CONSTRAINT "stock_not_oversold" CHECK(availability = 'BACKORDER' or reserved <= quantity + owed),
	CONSTRAINT "stock_order_steps" CHECK(min_order >= 1 and step_order >= 1)
);
--> statement-breakpoint
INSERT INTO `__new_stock`("id", "centre_id", "sku_id", "quantity", "reserved", "availability", "available_from", "available_to", "release_date", "disabled", "min_order", "max_order", "step_order") SELECT "id", "centre_id", "sku_id", "quantity", "reserved", "availability", "available_from", "available_to", "release_date", "disabled", "min_order", "max_order", "step_order" FROM `stock`;--> statement-breakpoint
DROP TABLE `stock`;--> statement-breakpoint
ALTER TABLE `__new_stock` RENAME TO `stock`;--> statement-breakpoint
CREATE UNIQUE INDEX `stock_place` ON `stock` (`centre_id`,`sku_id`);--> statement-breakpoint
CREATE INDEX `stock_by_sku` ON `stock` (`sku_id`);--> statement-breakpoint
CREATE TABLE `__new_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`delivery_id` text,
	`seq` integer NOT NULL,
	`gateway` text NOT NULL,
	`operation` text NOT NULL,
	`result` text NOT NULL,
	`settled` integer NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`reference` text,
	`message` text,
	`card_brand` text,
	`card_last_four` text,
	`run_id` text,
	`intent_id` text,
	`callback_id` text,
	`about_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `payment_runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`intent_id`) REFERENCES `payment_intents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`callback_id`) REFERENCES `payment_callbacks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_amount" CHECK(amount >= 0)
);
--> statement-breakpoint
DROP TABLE `payments`;--> statement-breakpoint
ALTER TABLE `__new_payments` RENAME TO `payments`;--> statement-breakpoint
CREATE UNIQUE INDEX `payments_intentId_unique` ON `payments` (`intent_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payments_seq` ON `payments` (`order_id`,`seq`);--> statement-breakpoint
CREATE INDEX `payments_by_order` ON `payments` (`order_id`,`at`);--> statement-breakpoint
CREATE INDEX `payments_by_shop` ON `payments` (`shop_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `payments_by_reference` ON `payments` (`gateway`,`reference`);--> statement-breakpoint
ALTER TABLE `carts` ADD `payment_token_id` text REFERENCES payment_tokens(id);--> statement-breakpoint
ALTER TABLE `fulfilment_centres` ADD `keeps_own_stock` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `skus` ADD `file` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `updated_at` integer;--> statement-breakpoint
CREATE INDEX `deliveries_by_centre` ON `deliveries` (`centre_id`,`state`);--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `estimated_min` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `estimated_max` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `guaranteed` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `confirmed` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `status_text` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `supplier_invoice_no` text;--> statement-breakpoint
ALTER TABLE `delivery_lines` ADD `supplier_invoice_date` text;--> statement-breakpoint
CREATE INDEX `delivery_lines_by_sku` ON `delivery_lines` (`sku_id`,`delivery_id`);--> statement-breakpoint
CREATE TABLE `__new_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`number` text NOT NULL,
	`reversed_number` text NOT NULL,
	`placement_key` text NOT NULL,
	`cart_id` text,
	`cart_version` integer,
	`state` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`customer_id` text,
	`guest_hash` text,
	`email` text NOT NULL,
	`phone` text NOT NULL,
	`salutation` text NOT NULL,
	`firstname` text NOT NULL,
	`middlename` text NOT NULL,
	`lastname` text NOT NULL,
	`locale` text NOT NULL,
	`currency` text NOT NULL,
	`gateway` text NOT NULL,
	`payment_token_id` text,
	`paid` integer DEFAULT 0 NOT NULL,
	`ship_to` text NOT NULL,
	`bill_to` text NOT NULL,
	`message` text NOT NULL,
	`separate_deliveries` integer NOT NULL,
	`requested_date` text,
	`items_total` integer NOT NULL,
	`shipping_total` integer NOT NULL,
	`tax_total` integer NOT NULL,
	`total` integer NOT NULL,
	`coupons` text NOT NULL,
	`requires_approval` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`manager_id` text,
	`manager_name` text,
	`manager_email` text,
	`assist_id` text,
	`assist_reason` text,
	`placed_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_token_id`) REFERENCES `payment_tokens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_paid" CHECK(paid >= 0 and paid <= total),
	CONSTRAINT "orders_total" CHECK(total = items_total + shipping_total and total >= 0),
	CONSTRAINT "orders_on_behalf" CHECK((assist_id is null) = (manager_id is null))
);
--> statement-breakpoint
INSERT INTO `__new_orders`("id", "shop_id", "number", "reversed_number", "placement_key", "state", "version", "customer_id", "guest_hash", "email", "phone", "salutation", "firstname", "middlename", "lastname", "locale", "currency", "gateway", "ship_to", "bill_to", "message", "separate_deliveries", "requested_date", "items_total", "shipping_total", "tax_total", "total", "coupons", "requires_approval", "approved_by", "approved_at", "manager_id", "manager_name", "manager_email", "assist_id", "assist_reason", "placed_at", "updated_at") SELECT "id", "shop_id", "number", "reversed_number", "placement_key", "state", "version", "customer_id", "guest_hash", "email", "phone", "salutation", "firstname", "middlename", "lastname", "locale", "currency", "gateway", "ship_to", "bill_to", "message", "separate_deliveries", "requested_date", "items_total", "shipping_total", "tax_total", "total", "coupons", "requires_approval", "approved_by", "approved_at", "manager_id", "manager_name", "manager_email", "assist_id", "assist_reason", "placed_at", "updated_at" FROM `orders`;--> statement-breakpoint
DROP TABLE `orders`;--> statement-breakpoint
ALTER TABLE `__new_orders` RENAME TO `orders`;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_placementKey_unique` ON `orders` (`placement_key`);--> statement-breakpoint
CREATE INDEX `orders_by_shop` ON `orders` (`shop_id`,`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_state` ON `orders` (`shop_id`,`state`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`customer_id`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_by_cart` ON `orders` (`cart_id`);--> statement-breakpoint
CREATE INDEX `orders_by_number_end` ON `orders` (`shop_id`,`reversed_number`);--> statement-breakpoint
CREATE TRIGGER `payments_no_update` BEFORE UPDATE ON `payments` BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `payments_no_delete` BEFORE DELETE ON `payments` BEGIN SELECT RAISE(ABORT, 'payments is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `order_history_no_update` BEFORE UPDATE ON `order_history` BEGIN SELECT RAISE(ABORT, 'order_history is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `order_history_no_delete` BEFORE DELETE ON `order_history` BEGIN SELECT RAISE(ABORT, 'order_history is append-only'); END;
