CREATE TABLE "assist_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"assist_id" text NOT NULL,
	"thing" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by_name" text
);
--> statement-breakpoint
ALTER TABLE "assist_changes" ADD CONSTRAINT "assist_changes_assist_id_assists_id_fk" FOREIGN KEY ("assist_id") REFERENCES "public"."assists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assist_changes_by_assist" ON "assist_changes" USING btree ("assist_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "assist_changes_by_time" ON "assist_changes" USING btree ("changed_at");