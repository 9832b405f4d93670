/** Changing one's password: better-auth does it, so this intent has no command of ours. The other sessions are closed. */
import { passwordProblem } from '#app/domains/accounts/accounts.ts'
import { passwordAnswers } from '#app/domains/accounts/labels.fr.ts'
import { DomainError } from '#app/kernel/errors.ts'
import type { Intent } from './route.server.ts'
import { saidCookie } from './said-cookie.server.ts'
import { askAuth, redirectWithCookies } from './sign-in.server.ts'

const refused = (field: string, sentence: string) =>
  new DomainError('invalid', 'accounts.password-refused', { [field]: sentence })

export const changePassword: Intent = {
  commandName: 'accounts.change-password',
  async run({ surroundings, request }, form) {
    const text = (name: string) => String(form.get(name) ?? '')
    const problem = passwordProblem(text('newPassword'), text('repeatedPassword'))
    if (problem === 'tooShort') throw refused('newPassword', passwordAnswers.tooShort)
    if (problem === 'different') throw refused('repeatedPassword', passwordAnswers.different)
    const answer = await askAuth(surroundings, request, '/change-password', {
      currentPassword: text('currentPassword'),
      newPassword: text('newPassword'),
      revokeOtherSessions: true,
    })
    if (answer.status === 429) throw refused('currentPassword', passwordAnswers.tooMany)
    if (!answer.ok) throw refused('currentPassword', passwordAnswers.wrongCurrent)
    const response = redirectWithCookies(answer, '/compte')
    response.headers.append('set-cookie', saidCookie(passwordAnswers.changed))
    return response
  },
}
