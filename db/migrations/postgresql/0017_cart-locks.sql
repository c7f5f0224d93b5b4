ALTER TABLE "assists" ADD COLUMN "in_draft" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assists" ADD COLUMN "locked_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assists" ADD COLUMN "lock_taken_by" text;