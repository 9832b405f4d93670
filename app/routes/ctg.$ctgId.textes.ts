/** POST /ctg/:ctgId/textes — opens a text to write in, made at the first opening; what is written then goes by the socket. */
import { openTextAction, toCtg } from '#app/http/text-opening.server.ts'

export const loader = toCtg
export const action = openTextAction
