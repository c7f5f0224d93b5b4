CREATE TABLE "assist_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"manager_id" text NOT NULL,
	"session_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"reason" text NOT NULL,
	"reason_text" text DEFAULT '' NOT NULL,
	"ticket" text DEFAULT '' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"code_digest" text,
	"tries_left" integer NOT NULL,
	"answer" text,
	"way" text,
	"answered_at" timestamp (3) with time zone,
	"words" text DEFAULT '' NOT NULL,
	"assist_id" text
);
--> statement-breakpoint
ALTER TABLE "assists" ADD COLUMN "consent" text;--> statement-breakpoint
ALTER TABLE "assists" ADD COLUMN "disputed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_manager_id_managers_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assist_requests_by_customer" ON "assist_requests" USING btree ("customer_id","shop_id","expires_at");--> statement-breakpoint
CREATE INDEX "assist_requests_by_session" ON "assist_requests" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assist_requests_used" ON "assist_requests" USING btree ("assist_id");