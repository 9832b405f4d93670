/** A form folded until one asks for it; a refusal opens it again. */
import type { ComponentProps } from 'react'
import { Disclosure } from './disclosure.tsx'
import { CommandForm, type CommandFormProps, subjectOf } from './form.tsx'

type Props = CommandFormProps & Omit<ComponentProps<typeof Disclosure>, 'forms' | 'fields' | 'children'>

/** @param props `look` is that of what one opens, a button by default; `id` is the anchor of the whole */
export const FoldedForm = ({ summary, look = 'button', isOpen, group, id, ...form }: Props) => (
  <Disclosure {...{ summary, look, isOpen, group, id }} forms={{ intents: [form.intent], subject: subjectOf(form) }}>
    <CommandForm {...form} />
  </Disclosure>
)
