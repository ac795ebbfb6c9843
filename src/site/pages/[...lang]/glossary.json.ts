/** The short definitions: see glossary-json.ts. */
import type { APIRoute } from 'astro';
import { wordsOf } from '../../../words/build.ts';
import { glossaryJson } from '../../glossary-json.ts';
import { type InLanguage, inEachLanguage } from '../../in-each-language.ts';

export const getStaticPaths = () => inEachLanguage();

export const GET: APIRoute<InLanguage> = ({ props }) => Response.json(glossaryJson(wordsOf(props.lang)));
