-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: asterisk
-- ------------------------------------------------------
-- Server version	10.11.6-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;

DROP TABLE IF EXISTS `announcement`;
CREATE TABLE `announcement` (
  `announcement_id` int(11) NOT NULL AUTO_INCREMENT,
  `description` varchar(50) DEFAULT NULL,
  `recording_id` int(11) DEFAULT NULL,
  `allow_skip` int(11) DEFAULT NULL,
  `post_dest` varchar(255) DEFAULT NULL,
  `return_ivr` tinyint(1) NOT NULL DEFAULT 0,
  `noanswer` tinyint(1) NOT NULL DEFAULT 0,
  `repeat_msg` varchar(2) NOT NULL DEFAULT '',
  PRIMARY KEY (`announcement_id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4;
LOCK TABLES `announcement` WRITE;
/*!40000 ALTER TABLE `announcement` DISABLE KEYS */;
INSERT INTO `announcement` VALUES
(1,'Address; and hours',5,1,'',1,0,''),
(2,'After hours',6,0,'ext-local,vmu100,1',0,0,'3');
/*!40000 ALTER TABLE `announcement` ENABLE KEYS */;
UNLOCK TABLES;

CREATE TABLE `incoming` (
  `cidnum` varchar(20) DEFAULT NULL,
  `extension` varchar(50) NOT NULL,
  `destination` varchar(50) DEFAULT NULL,
  `privacyman` tinyint(1) DEFAULT NULL,
  `alertinfo` varchar(255) DEFAULT NULL,
  `description` varchar(50) DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
INSERT INTO `incoming` VALUES
('','4930123456','timeconditions,1,1',0,'','Main number'),
('','4930123457','from-did-direct,100,1',0,'','Anna direct');

CREATE TABLE `ivr_details` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(50) DEFAULT NULL,
  `description` varchar(150) DEFAULT NULL,
  `announcement` int(11) DEFAULT NULL,
  `directdial` varchar(50) DEFAULT NULL,
  `invalid_loops` varchar(10) DEFAULT NULL,
  `invalid_retry_recording` varchar(25) DEFAULT NULL,
  `invalid_destination` varchar(50) DEFAULT NULL,
  `timeout_enabled` varchar(50) DEFAULT NULL,
  `invalid_recording` varchar(25) DEFAULT NULL,
  `retvm` varchar(8) DEFAULT NULL,
  `timeout_time` int(11) DEFAULT NULL,
  `timeout_recording` varchar(25) DEFAULT NULL,
  `timeout_retry_recording` varchar(25) DEFAULT NULL,
  `timeout_destination` varchar(50) DEFAULT NULL,
  `timeout_loops` varchar(10) DEFAULT NULL,
  `timeout_append_announce` tinyint(1) NOT NULL DEFAULT 1,
  `invalid_append_announce` tinyint(1) NOT NULL DEFAULT 1,
  `timeout_ivr_ret` tinyint(1) NOT NULL DEFAULT 0,
  `invalid_ivr_ret` tinyint(1) NOT NULL DEFAULT 0,
  `alertinfo` varchar(150) DEFAULT NULL,
  `rvolume` varchar(2) NOT NULL DEFAULT '',
  `strict_dial_timeout` tinyint(1) NOT NULL DEFAULT 2,
  `accept_pound_key` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_unicode_ci;
INSERT INTO `ivr_details` VALUES
(1,'Main menu','Anna\'s "main" menu',2,'ext-local','3','default','ext-group,600,1',NULL,'7','CHECKED',10,'default','3','ext-queues,500,1','2',0,0,0,0,'','0',2,0),
(2,'Service','Second level',4,'Disabled','3','default','ivr-1,s,1',NULL,'default','',7,'default','default','','3',1,1,0,1,'<http://example.com>;info=ring2','0',2,0),
(3,'Old menu (unused)',NULL,0,'0','disabled','','app-blackhole,hangup,1',NULL,'','',5,'','','app-blackhole,congestion,1','disabled',0,0,0,0,NULL,'0',0,1);

CREATE TABLE `ivr_entries` (
  `ivr_id` int(11) NOT NULL,
  `selection` varchar(30) DEFAULT NULL,
  `dest` varchar(200) DEFAULT NULL,
  `ivr_ret` tinyint(1) NOT NULL DEFAULT 0
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb3;
INSERT INTO `ivr_entries` VALUES
(1,'1','ext-queues,500,1',0),
(1,'2','ivr-2,s,1',0),
(1,'3','app-announcement-1,s,1',0),
(1,'4','ext-local,vmu100,1',0),
(1,'0','ext-group,600,1',0),
(1,'#','app-directory,1,1',0),
(2,'1','from-did-direct,101,1',0),
(2,'2','ext-miscdests,1,1',0),
(2,'3','app-daynight,0,1',0),
(2,'*','',1),
(3,'10','ext-group,600,1',0),
(3,'_2XX','from-did-direct,101,1',0),
(3,'1','play-system-recording,5,1',0),
(3,'t','app-blackhole,hangup,1',0);

CREATE TABLE `miscdests` (`id` int(11) NOT NULL, `description` varchar(100), `destdial` varchar(100));
INSERT INTO `miscdests` (`id`, `description`, `destdial`) VALUES (1, 'Mobile of the boss', '+491701234567');

CREATE TABLE `queues_config` (`extension` varchar(20) NOT NULL, `descr` varchar(35), `maxwait` varchar(8), `password` varchar(20), `dest` varchar(50));
INSERT INTO `queues_config` VALUES ('500','Sales','120','4711','app-announcement-2,s,1');
CREATE TABLE `queues_details` (`id` varchar(45) NOT NULL, `keyword` varchar(30) NOT NULL, `data` varchar(150) NOT NULL, `flags` int(1) NOT NULL);
INSERT INTO `queues_details` VALUES ('500','strategy','ringall',0),('500','member','Local/100@from-queue/n,0',0),('500','member','Local/101@from-queue/n,0',1);

CREATE TABLE `recordings` (`id` int(11) NOT NULL, `displayname` varchar(50), `filename` blob, `description` varchar(254), `fcode` tinyint(1));
INSERT INTO `recordings` VALUES
(2,'Main welcome','custom/Main Welcome','',0),
(3,'Still there','custom/still-there','',0),
(4,'Service menu','custom/service-1&custom/service-2','',0),
(5,'Address','custom/address','',0),
(6,'Closed','custom/closed','',0),
(7,'Transferring','en/transferring','',0);

CREATE TABLE `ringgroups` (`grpnum` varchar(20) NOT NULL, `strategy` varchar(50) NOT NULL, `grptime` smallint(6) NOT NULL, `grppre` varchar(100), `grplist` varchar(255) NOT NULL, `annmsg_id` int(11), `postdest` varchar(255), `description` varchar(35) NOT NULL);
INSERT INTO `ringgroups` VALUES ('600','hunt',25,'','100-101-01701234567#',NULL,'ext-local,vmu100,1','Reception');

CREATE TABLE `timeconditions` (`timeconditions_id` int(11) NOT NULL, `displayname` varchar(50), `time` int(11), `truegoto` varchar(50), `falsegoto` varchar(50), `deptname` varchar(50), `generate_hint` tinyint(1), `invert_hint` tinyint(1), `fcc_password` varchar(20), `priority` varchar(50), `timezone` varchar(255), `mode` varchar(20), `calendar_id` varchar(150), `calendar_group_id` varchar(150));
INSERT INTO `timeconditions` VALUES (1,'Open?',1,'ivr-1,s,1','app-announcement-2,s,1',NULL,1,0,'','0','Europe/Berlin','time-group',NULL,NULL);
CREATE TABLE `timegroups_details` (`id` int(11) NOT NULL, `timegroupid` int(11) NOT NULL, `time` varchar(100) NOT NULL);
INSERT INTO `timegroups_details` VALUES (1,1,'09:00-17:30|mon-thu|*|*'),(2,1,'09:00-15:00|fri|*|*'),(3,1,'10:00-14:00|sat|24|dec');
CREATE TABLE `timegroups_groups` (`id` int(11) NOT NULL, `description` varchar(50) NOT NULL);
INSERT INTO `timegroups_groups` VALUES (1,'Office hours');

CREATE TABLE `users` (`extension` varchar(20) NOT NULL, `password` varchar(20), `name` varchar(50), `voicemail` varchar(50));
INSERT INTO `users` VALUES ('100','s3cret','Anna Müller','default'),('101','t0psecret','Boris','novm');

-- Dump completed on 2026-01-12  3:49:12
