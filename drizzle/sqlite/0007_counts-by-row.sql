CREATE TABLE `escalation_counts` (
	`organisation_id` text NOT NULL,
	`grain` text NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`dimension` text NOT NULL,
	`start` text NOT NULL,
	`records` integer NOT NULL,
	`counts` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `grain`, `scope`, `scope_id`, `dimension`, `start`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`organisation_id`) ON UPDATE no action ON DELETE no action
);
