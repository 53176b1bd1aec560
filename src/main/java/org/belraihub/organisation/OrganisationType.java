package org.belraihub.organisation;

/** The kinds of care organisation of R1.17. */
public enum OrganisationType {
  /** Dienst gezinszorg. */
  FAMILY_CARE,
  /** Dienst maatschappelijk werk of an insurer. */
  SOCIAL_WORK_SERVICE,
  /** OCMW and welfare association. */
  PUBLIC_WELFARE_CENTRE,
  /** Woonzorgcentrum. */
  NURSING_HOME,
  /** Ziekenhuis. */
  HOSPITAL,
  /** Revalidatieziekenhuis. */
  REHABILITATION_HOSPITAL,
  /** Facility with a rehabilitation convention. */
  REHABILITATION_CONVENTION,
  /** Psychiatrisch verzorgingstehuis. */
  PSYCHIATRIC_NURSING_HOME,
  /** Initiatief beschut wonen. */
  SHELTERED_HOUSING,
  /** Multidisciplinaire begeleidingsequipe. */
  PALLIATIVE_TEAM,
  /** Psychiatric hospital and mobile team. */
  PSYCHIATRIC_HOSPITAL,
  /** Centre for addiction care. */
  ADDICTION_CENTRE,
  /** Psychosocial rehabilitation centre. */
  PSYCHOSOCIAL_REHABILITATION,
  /** Huisartsenpraktijk. */
  GP_PRACTICE,
  /** Service that makes indications for care budgets (R1.08). */
  INDICATION_SERVICE
}
