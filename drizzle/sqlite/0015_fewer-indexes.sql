DROP INDEX `escalations_by_day`;--> statement-breakpoint
DROP INDEX `escalations_by_team`;--> statement-breakpoint
DROP INDEX `escalations_by_logger`;--> statement-breakpoint
DROP INDEX `escalations_source`;--> statement-breakpoint
DROP INDEX `escalations_by_import`;--> statement-breakpoint
DROP INDEX `escalations_combined_of_team`;--> statement-breakpoint
DROP INDEX `escalations_combined`;--> statement-breakpoint
CREATE INDEX `escalations_by_logger` ON `escalations` (`organisation_id`,`logged_by`,`state`,`occurred_on`,`id`) WHERE logged_by is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `escalations_source` ON `escalations` (`organisation_id`,`source_key`) WHERE source_key is not null;--> statement-breakpoint
CREATE INDEX `escalations_by_import` ON `escalations` (`organisation_id`,`import_id`,`id`) WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX `escalations_combined_of_team` ON `escalations` (`organisation_id`,`team_id`,`occurred_on`,`id`,`brand_id`,`channel_id`,`reason_id`);--> statement-breakpoint
CREATE INDEX `escalations_combined` ON `escalations` (`organisation_id`,`occurred_on`,`id`,`team_id`,`brand_id`,`channel_id`,`reason_id`,`first_line_id`,`outcome_id`,`avoidable`,`severity`,`tier`,`occurred_hour`,`occurred_at`,`resolved_at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_escalation_counts` (
	`organisation_id` text NOT NULL,
	`grain` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`dimension` text NOT NULL,
	`start` text NOT NULL,
	`records` integer NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `grain`, `scope`, `scope_id`, `start`, `dimension`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_escalation_counts`("organisation_id", "grain", "scope", "scope_id", "dimension", "start", "records", "counts") SELECT "organisation_id", "grain", "scope", "scope_id", "dimension", "start", "records", "counts" FROM `escalation_counts` ORDER BY "organisation_id", "grain", "start", "scope", "scope_id", "dimension";--> statement-breakpoint
DROP TABLE `escalation_counts`;--> statement-breakpoint
ALTER TABLE `__new_escalation_counts` RENAME TO `escalation_counts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;