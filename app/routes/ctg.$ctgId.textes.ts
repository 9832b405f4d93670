/** GET, POST /ctg/:ctgId/textes — leads around a text; opens one to write in, made at the first opening: what is written then goes by the socket. */
import { openTextAction, toTalk } from '#app/http/text-opening.server.ts'

export const loader = toTalk
export const action = openTextAction
