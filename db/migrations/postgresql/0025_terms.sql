ALTER TABLE "subscription_terms" ADD COLUMN "enabled" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX "recurring_lines_by_sku" ON "recurring_lines" USING btree ("sku_id","recurring_id");--> statement-breakpoint
CREATE INDEX "recurring_orders_by_shop" ON "recurring_orders" USING btree ("shop_id","created_at","id");