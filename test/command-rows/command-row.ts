/** What the tests asked of every command need to know of one. Pure. */
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'

export type ActorKey = keyof FullCtg['actors']

/** With a file, the form is sent as multipart. */
export type Form = Readonly<Record<string, string | readonly string[] | File>>

/** How one command is reached by HTTP, with a form that is right. */
export type CommandRow = {
  /** Address the form is sent to. */
  readonly url: (ctg: FullCtg) => string
  /** Its key in the route's table; unused where it is sent in JSON. */
  readonly intent: string
  /** Sent in JSON, to an address of its own: a grid does, and shows each refusal in its cell. */
  readonly isJson?: true
  /** A form that is accepted, without intent nor requestId. */
  readonly form: (ctg: FullCtg) => Form
  /** Everyone who may do it on this CTG; all the others are refused. Written apart from the permission, which is checked against it. */
  readonly mayDo: readonly ActorKey[]
  /** Its address names what every CTG may use: that of another is no trespass. */
  readonly isOfEveryCtg?: true
  /** Brings the CTG to the state the act needs, when it is not that of `givenFullCtg`. */
  readonly prepare?: (db: Database, ctg: FullCtg) => Promise<unknown>
}

export const coordinators: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator']
/** Every member of the fixture. */
export const members: readonly ActorKey[] = [
  'cafCoordinator',
  'townCoordinator',
  'earlyOfficer',
  'housingOfficer',
  'bodyMember',
  'lead',
  'contributor',
  'reader',
]
