/** Fields of what strangers send. Pure. Rules: docs/rules/comments.md §2, §5, §6. */
import { z } from 'zod'
import { checkbox, email, emptyToNull, line, nameWithoutLink, optionalText } from '#app/kernel/fields.ts'
import { countLinks, longestComment, mostLinks } from './comments.ts'
import { commentLabels as t } from './labels.fr.ts'

/** Trap field: invisible to people, filled in by machines. */
export const trap = { website: optionalText(500) }

/** Key of an action in the published edition; '' for the whole. */
const actionKey = () => optionalText(80)

export const commentFields = {
  ...trap,
  actionKey: actionKey(),
  displayName: nameWithoutLink(line(t.form.nameMissing, 60)),
  body: line(t.form.bodyMissing, longestComment).refine((text) => countLinks(text) <= mostLinks, {
    error: t.form.tooManyLinks,
  }),
  email: email(),
  mayQuote: checkbox(),
}

export const followFields = {
  ...trap,
  actionKey: actionKey().refine((key) => key !== '', { error: t.follow.actionMissing }),
  email: email(),
}

/** The elements of a notice (DSA, article 16.2): only those about the protection of children may leave out who sends it. */
export const contentNoticeInput = z
  .object({
    ...trap,
    commentId: z.preprocess(emptyToNull, z.uuid().nullable()).prefault(''),
    address: line(t.signal.addressMissing, 1000),
    grounds: line(t.signal.groundsMissing, 4000),
    isChildProtection: checkbox(),
    name: optionalText(120),
    email: z.preprocess(emptyToNull, email().nullable()).prefault(''),
    goodFaith: checkbox().refine((isTicked) => isTicked, { error: t.signal.goodFaithMissing }),
  })
  .refine(({ name, isChildProtection }) => name !== '' || isChildProtection, {
    path: ['name'],
    error: t.signal.nameMissing,
  })
  .refine(({ email: address, isChildProtection }) => address !== null || isChildProtection, {
    path: ['email'],
    error: t.signal.emailMissing,
  })
