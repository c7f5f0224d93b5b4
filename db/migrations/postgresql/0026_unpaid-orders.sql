ALTER TABLE "orders" ADD COLUMN "pay_by" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "orders_pay_by" ON "orders" USING btree ("pay_by","id") WHERE pay_by is not null;--> statement-breakpoint
CREATE INDEX "orders_unpaid" ON "orders" USING btree ("shop_id","email") WHERE state in ('os.pending', 'os.waiting', 'os.waiting.approve', 'os.waiting.payment');