CREATE TABLE `pulse_boxes` (
	`organisation_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`team_id` text NOT NULL,
	`answers` integer NOT NULL,
	`comments` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `starts_on`, `team_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pulse_counters` (
	`organisation_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`team_id` text NOT NULL,
	`question` text NOT NULL,
	`score` integer NOT NULL,
	`answers` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `starts_on`, `team_id`, `question`, `score`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pulse_notes` (
	`organisation_id` text NOT NULL,
	`id` text NOT NULL,
	`team_id` text NOT NULL,
	`said` text NOT NULL,
	`done` text NOT NULL,
	`written_by` text NOT NULL,
	`written_on` text NOT NULL,
	`written_at` integer NOT NULL,
	`withdrawn_on` text,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`written_by`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pulse_notes_of_team` ON `pulse_notes` (`organisation_id`,`team_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `pulse_receipts` (
	`organisation_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `starts_on`, `user_id`),
	FOREIGN KEY (`organisation_id`,`user_id`) REFERENCES `users`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `pulse_results` (
	`organisation_id` text NOT NULL,
	`team_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`is_published` integer NOT NULL,
	`members` integer,
	`answers` integer,
	`cells` text,
	`comments` text,
	PRIMARY KEY(`organisation_id`, `team_id`, `starts_on`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`,`starts_on`) REFERENCES `pulse_rounds`(`organisation_id`,`starts_on`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pulse_results_of_round` ON `pulse_results` (`organisation_id`,`starts_on`,`team_id`);--> statement-breakpoint
CREATE TABLE `pulse_rounds` (
	`organisation_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`is_closed` integer NOT NULL,
	`questions` text NOT NULL,
	`pooled` text,
	PRIMARY KEY(`organisation_id`, `starts_on`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pulse_rounds_open` ON `pulse_rounds` (`organisation_id`,`is_closed`,`starts_on`);--> statement-breakpoint
CREATE TABLE `pulse_settings` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`opens_on_weekday` integer NOT NULL,
	`opens_at_hour` integer NOT NULL,
	`days_open` integer NOT NULL,
	`closes_at_hour` integer NOT NULL,
	`bank` text NOT NULL,
	`asked` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `pulse_teams` (
	`organisation_id` text NOT NULL,
	`team_id` text NOT NULL,
	`cadence` text NOT NULL,
	`score_floor` integer NOT NULL,
	`comment_floor` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `team_id`),
	FOREIGN KEY (`organisation_id`,`team_id`) REFERENCES `teams`(`organisation_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pulse_teams_score_floor" CHECK("pulse_teams"."score_floor" >= 5),
	CONSTRAINT "pulse_teams_comment_floor" CHECK("pulse_teams"."comment_floor" >= 10 and "pulse_teams"."comment_floor" >= "pulse_teams"."score_floor")
);
--> statement-breakpoint
CREATE TRIGGER pulse_teams_floors_only_rise BEFORE UPDATE ON pulse_teams
WHEN NEW.score_floor < OLD.score_floor OR NEW.comment_floor < OLD.comment_floor
	OR NEW.organisation_id <> OLD.organisation_id OR NEW.team_id <> OLD.team_id
BEGIN SELECT RAISE(ABORT, 'a floor of the pulse can be raised, not lowered'); END;
--> statement-breakpoint
CREATE TRIGGER pulse_teams_floors_stay BEFORE DELETE ON pulse_teams
BEGIN SELECT RAISE(ABORT, 'a floor of the pulse can be raised, not lowered'); END;
--> statement-breakpoint
-- `INSERT OR REPLACE` deletes without firing the delete trigger.
CREATE TRIGGER pulse_teams_floors_no_replace BEFORE INSERT ON pulse_teams
WHEN EXISTS (
	SELECT 1 FROM pulse_teams WHERE organisation_id = NEW.organisation_id AND team_id = NEW.team_id
		AND (score_floor > NEW.score_floor OR comment_floor > NEW.comment_floor)
)
BEGIN SELECT RAISE(ABORT, 'a floor of the pulse can be raised, not lowered'); END;
--> statement-breakpoint
CREATE TRIGGER pulse_results_frozen BEFORE UPDATE ON pulse_results
WHEN OLD.is_published
BEGIN SELECT RAISE(ABORT, 'what a round of the pulse has published is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER pulse_rounds_frozen BEFORE UPDATE ON pulse_rounds
WHEN OLD.is_closed
BEGIN SELECT RAISE(ABORT, 'what a round of the pulse has published is frozen'); END;
