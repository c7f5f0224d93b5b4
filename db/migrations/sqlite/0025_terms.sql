ALTER TABLE `subscription_terms` ADD `enabled` integer DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX `recurring_lines_by_sku` ON `recurring_lines` (`sku_id`,`recurring_id`);--> statement-breakpoint
CREATE INDEX `recurring_orders_by_shop` ON `recurring_orders` (`shop_id`,`created_at`,`id`);