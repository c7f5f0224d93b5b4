CREATE TABLE `order_search` (
	`row` integer PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`words` text NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_search_orderId_unique` ON `order_search` (`order_id`);--> statement-breakpoint
DROP INDEX `deliveries_by_state`;--> statement-breakpoint
CREATE INDEX `deliveries_by_state` ON `deliveries` (`state`,`shop_id`,`id`);--> statement-breakpoint
DROP INDEX `orders_by_state`;--> statement-breakpoint
CREATE INDEX `orders_by_total` ON `orders` (`shop_id`,`state`,`total`,`id`);--> statement-breakpoint
CREATE INDEX `orders_by_state` ON `orders` (`shop_id`,`state`,`placed_at`,`id`);--> statement-breakpoint
create virtual table order_words using fts5(words, content='order_search', content_rowid='row', tokenize="unicode61 remove_diacritics 0", prefix='2 3 4', detail=none);
--> statement-breakpoint
create trigger order_search_added after insert on order_search begin
  insert into order_words(rowid, words) values (new.row, new.words);
end;
--> statement-breakpoint
create trigger order_search_removed after delete on order_search begin
  insert into order_words(order_words, rowid, words) values ('delete', old.row, old.words);
end;
--> statement-breakpoint
create trigger order_search_changed after update on order_search begin
  insert into order_words(order_words, rowid, words) values ('delete', old.row, old.words);
  insert into order_words(rowid, words) values (new.row, new.words);
end;
