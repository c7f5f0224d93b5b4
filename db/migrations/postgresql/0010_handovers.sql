CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"assist_id" text NOT NULL,
	"manager_id" text NOT NULL,
	"manager_name" text NOT NULL,
	"total" bigint NOT NULL,
	"link_seed" text NOT NULL,
	"link_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"order_id" text
);
--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_manager_id_managers_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_link" ON "handovers" USING btree ("link_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_order" ON "handovers" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "handovers_by_customer" ON "handovers" USING btree ("customer_id","shop_id","expires_at");--> statement-breakpoint
CREATE INDEX "handovers_by_assist" ON "handovers" USING btree ("assist_id");