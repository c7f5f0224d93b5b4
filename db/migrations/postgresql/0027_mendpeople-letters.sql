ALTER TABLE "mails" ADD COLUMN "reader_id" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "customer_id" text;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_reader_id_customers_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_by_reader" ON "mails" USING btree ("reader_id","created_at");--> statement-breakpoint
CREATE INDEX "mails_by_customer" ON "mails" USING btree ("customer_id");