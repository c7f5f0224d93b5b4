CREATE TABLE "desk_visits" (
	"manager_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "desk_visits_manager_id_shop_id_customer_id_pk" PRIMARY KEY("manager_id","shop_id","customer_id")
);
--> statement-breakpoint
ALTER TABLE "desk_visits" ADD CONSTRAINT "desk_visits_manager_id_managers_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_visits" ADD CONSTRAINT "desk_visits_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_visits" ADD CONSTRAINT "desk_visits_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "desk_visits_by_time" ON "desk_visits" USING btree ("manager_id","shop_id","at","customer_id");--> statement-breakpoint
CREATE INDEX "assists_by_manager" ON "assists" USING btree ("manager_id","shop_id","started_at","id");--> statement-breakpoint
CREATE INDEX "carts_by_shop" ON "carts" USING btree ("shop_id","kind","updated_at","id");--> statement-breakpoint
CREATE INDEX "orders_waiting" ON "orders" USING btree ("shop_id","placed_at","id") WHERE state in ('os.waiting', 'os.waiting.approve', 'os.waiting.payment');