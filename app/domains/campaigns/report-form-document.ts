/** What a printed form of progress reports holds, one part per person asked. Pure. Rendered by `templates/report-form.typ`; texts are ready to read. */

export type ReportFormDocument = {
  /** « Point d’automne 2026 ». */
  readonly campaign: string
  readonly ctg: string
  readonly ribbon: string | null
  readonly people: readonly {
    readonly name: string
    /** « À rendre au plus tard le 15 décembre 2026. » */
    readonly before: string
    /** To whom, one line each: name, address. */
    readonly backTo: readonly string[]
    readonly message: string
    readonly actions: readonly ReportFormAction[]
  }[]
}

export type ReportFormAction = {
  /** « 1.2 Un relais itinérant ». */
  readonly title: string
  /** « échéance juin 2027, en cours ». */
  readonly state: string
  /** What was said last time; empty when nothing was. */
  readonly lastTime: string
  /** One box to tick each. */
  readonly statusChoices: readonly string[]
  /** « Familles accompagnées (dernier relevé : 18) ». */
  readonly measures: readonly string[]
  readonly nextStep: string
}
