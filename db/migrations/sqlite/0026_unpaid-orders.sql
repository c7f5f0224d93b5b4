ALTER TABLE `orders` ADD `pay_by` integer;--> statement-breakpoint
CREATE INDEX `orders_pay_by` ON `orders` (`pay_by`,`id`) WHERE pay_by is not null;--> statement-breakpoint
CREATE INDEX `orders_unpaid` ON `orders` (`shop_id`,`email`) WHERE state in ('os.pending', 'os.waiting', 'os.waiting.approve', 'os.waiting.payment');