CREATE TABLE "order_search" (
	"row" bigint PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "order_search_orderId_unique" UNIQUE("order_id")
);
--> statement-breakpoint
DROP INDEX "deliveries_by_state";--> statement-breakpoint
DROP INDEX "orders_by_state";--> statement-breakpoint
ALTER TABLE "order_search" ADD CONSTRAINT "order_search_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "orders_by_total" ON "orders" USING btree ("shop_id","state","total","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_state" ON "deliveries" USING btree ("state","shop_id","id");--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("shop_id","state","placed_at","id");--> statement-breakpoint
-- Words are split at spaces alone: they carry marks (lib/orders/admin-words.ts) that a locale may not take for letters.
create table order_words (word text collate "C" not null, "row" bigint not null references order_search ("row") on delete cascade, primary key (word, "row"));
--> statement-breakpoint
create index order_words_by_row on order_words ("row", word);
--> statement-breakpoint
create function order_search_changed() returns trigger language plpgsql as $$
begin
  delete from order_words where "row" = new."row";
  insert into order_words (word, "row") select distinct word, new."row" from regexp_split_to_table(new.words, ' +') as word where word <> '';
  return null;
end $$;
--> statement-breakpoint
create trigger order_search_changed after insert or update on order_search for each row execute function order_search_changed();
