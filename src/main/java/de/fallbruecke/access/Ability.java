package de.fallbruecke.access;

/** Something that a person may do. What is not listed here nobody may do. */
public enum Ability {
  /** Find submissions and follow them; shows no content. */
  SEE_SUBMISSIONS,
  /** Look at what an applicant wrote; every look needs a reason and is recorded. */
  SHOW_CONTENT,
  /** Retry, release, cancel or reject, one by one or as a job. */
  ACT_ON_SUBMISSIONS,
  /** See packages, versions, parameters, coverage and results of replays. */
  SEE_ROUTES,
  /** Import, set parameters, try, replay, activate, roll back, retire. */
  CHANGE_ROUTES,
  /** See destinations and targets and how they fare. */
  SEE_PLACES,
  /** Test a connection, pause and resume, send a test delivery. */
  OPERATE_PLACES,
  /** See which keys and certificates exist and when they end; never a key. */
  SEE_KEYS,
  /** Renew keys and certificates. */
  CHANGE_KEYS,
  /** See schema packs and code lists. */
  SEE_STANDARDS,
  /** Import schema packs; they serve all tenants, so this is asked of the whole installation. */
  CHANGE_STANDARDS,
  /** See what is wrong and what was. */
  SEE_ALARMS,
  /** Say that one looks after an alarm. */
  TAKE_ALARMS,
  /** Read who changed what and who looked at what. */
  SEE_AUDIT,
  /** Verify the chain of evidence and export the proof of a submission. */
  SEE_EVIDENCE,
  /**
   * See tenants, roles and who holds them, and the tokens with which programs speak for persons.
   */
  SEE_ACCESS,
  /** Revoke the tokens of others. */
  CHANGE_ACCESS,
  /** Make tokens with a part of what one may oneself, and revoke one's own. */
  MAKE_TOKENS,
  /** See versions, components, licences and the accessibility statement. */
  SEE_INSTALLATION
}
