CREATE TABLE `assists` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`manager_id` text NOT NULL,
	`session_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`reason` text NOT NULL,
	`reason_text` text DEFAULT '' NOT NULL,
	`ticket` text DEFAULT '' NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`ending` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assists_open` ON `assists` (`manager_id`,`customer_id`,`shop_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `assists_by_customer` ON `assists` (`customer_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `assists_by_session` ON `assists` (`session_id`);--> statement-breakpoint
CREATE INDEX `assists_by_end` ON `assists` (`ended_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`shop_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`assist_id` text,
	`customer_id` text,
	`object_type` text,
	`object_id` text,
	`before` text,
	`after` text,
	`request_id` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`shop_id`, `seq`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_entries_by_customer` ON `audit_entries` (`customer_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_assist` ON `audit_entries` (`assist_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_request` ON `audit_entries` (`request_id`);--> statement-breakpoint
CREATE TABLE `audit_heads` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cart_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`cart_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`added_by_id` text,
	`added_by_name` text,
	`list_reference` text DEFAULT '' NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`cart_id`) REFERENCES `carts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cart_lines_quantity" CHECK(quantity >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cart_lines_sku` ON `cart_lines` (`cart_id`,`sku_id`,`list_reference`);--> statement-breakpoint
CREATE TABLE `carts` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text,
	`guest_hash` text,
	`assist_id` text,
	`version` integer DEFAULT 0 NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`ship_to` text,
	`bill_to` text,
	`delivery_method_id` text,
	`requested_date` text,
	`separate_deliveries` integer DEFAULT false NOT NULL,
	`gateway` text,
	`message` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_method_id`) REFERENCES `delivery_methods`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "carts_owner" CHECK((customer_id is null) <> (guest_hash is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `carts_live` ON `carts` (`shop_id`,`customer_id`) WHERE kind = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX `carts_guest` ON `carts` (`shop_id`,`guest_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `carts_draft` ON `carts` (`assist_id`) WHERE kind = 'draft';--> statement-breakpoint
CREATE INDEX `carts_by_update` ON `carts` (`updated_at`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`slug` text NOT NULL,
	`names` text NOT NULL,
	`intros` text NOT NULL,
	`picture` text NOT NULL,
	`parent_id` text,
	`position` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_slug` ON `categories` (`shop_id`,`slug`);--> statement-breakpoint
CREATE TABLE `fulfilment_centres` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`position` integer NOT NULL,
	`multi_ship` integer NOT NULL,
	`force_backorder_split` integer NOT NULL,
	`force_all_split` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fulfilment_centres_code` ON `fulfilment_centres` (`shop_id`,`code`);--> statement-breakpoint
CREATE TABLE `prices` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`currency` text NOT NULL,
	`policy` text DEFAULT '' NOT NULL,
	`quantity` integer NOT NULL,
	`regular` integer NOT NULL,
	`sale` integer,
	`sale_from` integer,
	`sale_to` integer,
	`on_request` integer NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prices_not_negative" CHECK(regular >= 0 and (sale is null or sale >= 0)),
	CONSTRAINT "prices_quantity" CHECK(quantity >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prices_row` ON `prices` (`shop_id`,`sku_id`,`currency`,`policy`,`quantity`,`reference`);--> statement-breakpoint
CREATE INDEX `prices_by_sku` ON `prices` (`sku_id`,`shop_id`,`currency`);--> statement-breakpoint
CREATE TABLE `product_categories` (
	`category_id` text NOT NULL,
	`product_id` text NOT NULL,
	PRIMARY KEY(`category_id`, `product_id`),
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_categories_by_product` ON `product_categories` (`product_id`);--> statement-breakpoint
CREATE TABLE `product_search` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `product_search_productId_unique` ON `product_search` (`product_id`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`slug` text NOT NULL,
	`names` text NOT NULL,
	`summaries` text NOT NULL,
	`sort_en` text NOT NULL,
	`sort_fr` text NOT NULL,
	`brand` text NOT NULL,
	`picture` text NOT NULL,
	`axis` text,
	`tax_code` text NOT NULL,
	`digital` integer NOT NULL,
	`enabled` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_slug` ON `products` (`shop_id`,`slug`);--> statement-breakpoint
CREATE INDEX `products_by_time` ON `products` (`shop_id`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `skus` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`product_id` text NOT NULL,
	`code` text NOT NULL,
	`options` text,
	`position` integer NOT NULL,
	`enabled` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `skus_code` ON `skus` (`shop_id`,`code`);--> statement-breakpoint
CREATE INDEX `skus_by_product` ON `skus` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `stock` (
	`id` text PRIMARY KEY NOT NULL,
	`centre_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`reserved` integer DEFAULT 0 NOT NULL,
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
	CONSTRAINT "stock_not_negative" CHECK(quantity >= 0 and reserved >= 0),
	CONSTRAINT "stock_not_oversold" CHECK(availability = 'BACKORDER' or reserved <= quantity),
	CONSTRAINT "stock_order_steps" CHECK(min_order >= 1 and step_order >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_place` ON `stock` (`centre_id`,`sku_id`);--> statement-breakpoint
CREATE INDEX `stock_by_sku` ON `stock` (`sku_id`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`template` text NOT NULL,
	`locale` text NOT NULL,
	`sender` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`sent_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mails_dedupeKey_unique` ON `mails` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `mails_by_due` ON `mails` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `mails_by_time` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`number` text NOT NULL,
	`position` integer NOT NULL,
	`group` text NOT NULL,
	`state` text NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`centre_id` text NOT NULL,
	`delivery_method_id` text,
	`method_name` text NOT NULL,
	`price` integer NOT NULL,
	`tax` integer NOT NULL,
	`requested_date` text,
	`estimated_min` text,
	`estimated_max` text,
	`external_reference` text,
	`external_url` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`centre_id`) REFERENCES `fulfilment_centres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_method_id`) REFERENCES `delivery_methods`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_number_unique` ON `deliveries` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_position` ON `deliveries` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `deliveries_by_state` ON `deliveries` (`state`,`shop_id`);--> statement-breakpoint
CREATE TABLE `delivery_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`order_line_id` text NOT NULL,
	`sku_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`delivered_quantity` integer,
	`rejected` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_line_id`) REFERENCES `order_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_lines_line` ON `delivery_lines` (`delivery_id`,`order_line_id`);--> statement-breakpoint
CREATE TABLE `order_history` (
	`order_id` text NOT NULL,
	`seq` integer NOT NULL,
	`delivery_id` text,
	`event` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`on_behalf_of_id` text,
	`assist_id` text,
	`remark` text,
	`message` text,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `seq`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`position` integer NOT NULL,
	`sku_id` text NOT NULL,
	`sku_code` text NOT NULL,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`list_price` integer NOT NULL,
	`total` integer NOT NULL,
	`tax` integer NOT NULL,
	`tax_code` text NOT NULL,
	`tax_rate` integer NOT NULL,
	`digital` integer NOT NULL,
	`added_by_name` text,
	`managed_list_line` text,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sku_id`) REFERENCES `skus`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_lines_total" CHECK(total = quantity * unit_price)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_lines_position` ON `order_lines` (`order_id`,`position`);--> statement-breakpoint
CREATE INDEX `order_lines_by_sku` ON `order_lines` (`sku_id`);--> statement-breakpoint
CREATE TABLE `order_values` (
	`order_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`order_id`, `key`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`number` text NOT NULL,
	`reversed_number` text NOT NULL,
	`placement_key` text NOT NULL,
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
	FOREIGN KEY (`assist_id`) REFERENCES `assists`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "orders_total" CHECK(total = items_total + shipping_total and total >= 0),
	CONSTRAINT "orders_on_behalf" CHECK((assist_id is null) = (manager_id is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_number_unique` ON `orders` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `orders_placementKey_unique` ON `orders` (`placement_key`);--> statement-breakpoint
CREATE INDEX `orders_by_shop` ON `orders` (`shop_id`,`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_state` ON `orders` (`shop_id`,`state`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`customer_id`,`placed_at`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` text PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`delivery_id` text,
	`gateway` text NOT NULL,
	`operation` text NOT NULL,
	`result` text NOT NULL,
	`settled` integer NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`reference` text,
	`message` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payments_by_order` ON `payments` (`order_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `payments_reference` ON `payments` (`gateway`,`reference`);--> statement-breakpoint
CREATE TABLE `reservations` (
	`id` text PRIMARY KEY NOT NULL,
	`stock_id` text NOT NULL,
	`delivery_line_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`stock_id`) REFERENCES `stock`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_line_id`) REFERENCES `delivery_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reservations_deliveryLineId_unique` ON `reservations` (`delivery_line_id`);--> statement-breakpoint
CREATE INDEX `reservations_by_stock` ON `reservations` (`stock_id`,`state`);--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`id` text PRIMARY KEY NOT NULL,
	`stock_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`reserved` integer NOT NULL,
	`reason` text NOT NULL,
	`delivery_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`stock_id`) REFERENCES `stock`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stock_movements_by_stock` ON `stock_movements` (`stock_id`,`at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`enabled` integer NOT NULL,
	`failed_attempts` integer DEFAULT 0 NOT NULL,
	`last_failed_at` integer,
	`locked_until` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email_unique` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
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
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `addresses_by_customer` ON `addresses` (`customer_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `addresses_default` ON `addresses` (`customer_id`,`kind`) WHERE is_default;--> statement-breakpoint
CREATE TABLE `customer_attributes` (
	`customer_id` text NOT NULL,
	`code` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`customer_id`, `code`),
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `customer_search` (
	`row` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`customer_id` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_search_customerId_unique` ON `customer_search` (`customer_id`);--> statement-breakpoint
CREATE TABLE `customer_shops` (
	`shop_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`enabled` integer NOT NULL,
	`sort_name` text NOT NULL,
	`sort_company` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `customer_id`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer_id`) REFERENCES `customers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `customer_shops_by_name` ON `customer_shops` (`shop_id`,`sort_name`,`customer_id`);--> statement-breakpoint
CREATE INDEX `customer_shops_by_company` ON `customer_shops` (`shop_id`,`sort_company`,`customer_id`);--> statement-breakpoint
CREATE INDEX `customer_shops_by_time` ON `customer_shops` (`shop_id`,`created_at`,`customer_id`);--> statement-breakpoint
CREATE INDEX `customer_shops_by_customer` ON `customer_shops` (`customer_id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`account_id` text,
	`type` text NOT NULL,
	`email` text NOT NULL,
	`salutation` text DEFAULT '' NOT NULL,
	`firstname` text NOT NULL,
	`middlename` text DEFAULT '' NOT NULL,
	`lastname` text NOT NULL,
	`company` text DEFAULT '' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`pricing_policy` text DEFAULT '' NOT NULL,
	`tags` text NOT NULL,
	`locale` text NOT NULL,
	`registration_manager_name` text,
	`registration_manager_email` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_number_unique` ON `customers` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `customers_accountId_unique` ON `customers` (`account_id`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`email`);--> statement-breakpoint
CREATE TABLE `desk_searches` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `desk_searches_by_time` ON `desk_searches` (`created_at`);--> statement-breakpoint
CREATE TABLE `manager_roles` (
	`manager_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`manager_id`, `role`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `manager_shops` (
	`manager_id` text NOT NULL,
	`shop_id` text NOT NULL,
	PRIMARY KEY(`manager_id`, `shop_id`),
	FOREIGN KEY (`manager_id`) REFERENCES `managers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `managers` (
	`id` text PRIMARY KEY NOT NULL,
	`firstname` text NOT NULL,
	`lastname` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_account` ON `sessions` (`account_id`,`revoked_at`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `delivery_methods` (
	`id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`names` text NOT NULL,
	`price` integer NOT NULL,
	`tax_code` text NOT NULL,
	`min_days` integer NOT NULL,
	`max_days` integer NOT NULL,
	`position` integer NOT NULL,
	`enabled` integer NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_methods_code` ON `delivery_methods` (`shop_id`,`code`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`due_at` integer NOT NULL,
	`leased_until` integer,
	`last_run_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`key` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `limits_by_expiry` ON `limits` (`expires_at`);--> statement-breakpoint
CREATE TABLE `shop_attributes` (
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`shop_id`, `code`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shop_hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shops` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`master_id` text,
	`currency` text NOT NULL,
	`languages` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shops_code_unique` ON `shops` (`code`);--> statement-breakpoint
CREATE TABLE `tax_rates` (
	`shop_id` text NOT NULL,
	`code` text NOT NULL,
	`rate` integer NOT NULL,
	`included` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `code`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
