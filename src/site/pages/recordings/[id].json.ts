/** The kernel recordings as files of the site: a cell that holds the simulator against one fetches it here. */
import type { APIRoute } from 'astro';
import { recording, recordingIds } from '../../cell/built/chapter-cells.ts';

export const getStaticPaths = () => recordingIds.map((id) => ({ params: { id } }));

export const GET: APIRoute = async ({ params }) => Response.json(await recording(params.id ?? ''));
