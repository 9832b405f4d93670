/** Rights of the convention slice, by command: the coordination writes, every member reads. Pure. Rules: docs/rules/accounts.md §3. */
import type { Permission } from '#app/kernel/permission.ts'

const coordinators = { roles: ['coordinator'], bounds: 'ctg' } as const satisfies Permission

/** The coordination of the Caf herself. */
const ofCaf = { roles: ['coordinator'], bounds: 'own-party' } as const satisfies Permission

export const conventionPermissions = {
  prepareArticles: coordinators,
  addArticle: coordinators,
  takeTemplate: coordinators,
  setVisas: coordinators,
  readTemplate: ofCaf,
  copyTemplate: ofCaf,
  saveTemplate: ofCaf,
  rewriteTemplate: ofCaf,
  removeTemplate: ofCaf,
  updateArticle: coordinators,
  moveArticle: coordinators,
  removeArticle: coordinators,
  freezeVersion: coordinators,
  makePdfAgain: coordinators,
  linkDecision: coordinators,
  handOverVersion: coordinators,
  changeSignatories: coordinators,
  remindSignatories: coordinators,
  fileActs: coordinators,
  recordAct: coordinators,
  recordSignature: coordinators,
  recordRefusal: coordinators,
  eraseSignature: coordinators,
  fileSignedConvention: coordinators,
  moveAnnex: coordinators,
  writePost: coordinators,
  importCof: coordinators,
  askForDocuments: coordinators,
} as const satisfies Record<string, Permission>
